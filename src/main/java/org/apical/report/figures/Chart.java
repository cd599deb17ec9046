package org.apical.report.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.svg.SVGGraphics2D;

/** A picture of lines and points over two labelled axes, in the page's style. What is added later is drawn on top. */
public final class Chart {

	/** Shapes of points, so that nothing is told by colour alone. */
	public enum Mark {
		DOT, RING, SQUARE, TRIANGLE, TICK;

		private Shape shape(final double sizePx) {
			final double r = sizePx / 2;
			return switch (this) {
				case DOT, RING -> new Ellipse2D.Double(-r, -r, sizePx, sizePx);
				case SQUARE -> new Rectangle2D.Double(-r, -r, sizePx, sizePx);
				case TICK -> new Rectangle2D.Double(-0.6, -r, 1.2, sizePx);
				case TRIANGLE -> {
					final Path2D path = new Path2D.Double();
					path.moveTo(0, -r);
					path.lineTo(r, r);
					path.lineTo(-r, r);
					path.closePath();
					yield path;
				}
			};
		}
	}

	/** The width of a letter at an axis. */
	private static final double LETTER_PX = 5.4;
	/** Names beside each other are written this much smaller, so that two long ones do not touch. */
	private static final float NARROWER_PT = 1.5f;
	/** The space between two names at an axis. */
	private static final double GAP_PX = 5;
	/** The width of all that stands beside the plot. */
	private static final double MARGINS_PX = 75;

	private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
	private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
	private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 12);

	private final XYPlot plot;
	private final LegendItemCollection legend = new LegendItemCollection();
	private String title = "";

	/** @param xLabel what the horizontal axis shows, with its unit */
	public Chart(final String xLabel, final String yLabel) {
		plot = new XYPlot(null, axis(xLabel), axis(yLabel), null);
		style(plot);
	}

	private static NumberAxis axis(final String label) {
		final NumberAxis axis = new NumberAxis(label.isEmpty() ? null : label);
		axis.setAutoRangeIncludesZero(false);
		axis.setStandardTickUnits(new NumberTickUnitSource(false, tickFormat()));
		style(axis);
		return axis;
	}

	/** The format of the numbers at the ticks: the same in every country, with a true minus sign. */
	private static NumberFormat tickFormat() {
		final DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
		symbols.setMinusSign('−');
		return new DecimalFormat("0.######", symbols);
	}

	private static void style(final ValueAxis axis) {
		axis.setLabelFont(LABEL);
		axis.setLabelPaint(Palette.INK);
		axis.setTickLabelFont(SMALL);
		axis.setTickLabelPaint(Palette.INK);
		axis.setAxisLinePaint(Palette.INK);
		axis.setTickMarkPaint(Palette.INK);
	}

	private static void style(final XYPlot plot) {
		plot.setBackgroundPaint(Color.WHITE);
		plot.setOutlineVisible(false);
		plot.setDomainGridlinesVisible(false);
		plot.setRangeGridlinePaint(Palette.FAINT);
		plot.setRangeGridlineStroke(new BasicStroke(0.6f));
		plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
		plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
	}

	public Chart title(final String text) {
		title = text;
		return this;
	}

	/** Puts names at 0, 1, 2, … of the horizontal axis. */
	public Chart categories(final List<String> names) {
		final SymbolAxis axis = named(names);
		axis.setTickLabelFont(SMALL.deriveFont(SMALL.getSize2D() - NARROWER_PT));
		plot.setDomainAxis(axis);
		return this;
	}

	/** Puts names at 0, 1, 2, … of the vertical axis, from the top. */
	public Chart rows(final List<String> names) {
		final SymbolAxis axis = named(names);
		axis.setInverted(true);
		plot.setRangeAxis(axis);
		return this;
	}

	private static SymbolAxis named(final List<String> names) {
		final SymbolAxis axis = new SymbolAxis(null, names.toArray(String[]::new));
		style(axis);
		axis.setGridBandsVisible(false);
		axis.setRange(-0.5, names.size() - 0.5);
		axis.setTickMarksVisible(false);
		return axis;
	}

	/** Puts ticks at whole numbers only on the horizontal axis. */
	public Chart wholeNumbers() {
		plot.getDomainAxis().setStandardTickUnits(new NumberTickUnitSource(true, tickFormat()));
		return this;
	}

	public Chart xRange(final double low, final double high) {
		plot.getDomainAxis().setRange(low, high);
		return this;
	}

	public Chart yRange(final double low, final double high) {
		plot.getRangeAxis().setRange(low, high);
		return this;
	}

	/** Adds a line through the points, interrupted where a value is NaN. */
	public Chart line(final double[] x, final double[] y, final Color colour, final double widthPx) {
		final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
		renderer.setDrawSeriesLineAsPath(true);
		renderer.setSeriesStroke(0, new BasicStroke((float) widthPx, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		return add(x, y, colour, renderer);
	}

	public Chart points(final double[] x, final double[] y, final Color colour, final Mark mark, final double sizePx) {
		final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
		renderer.setSeriesShape(0, mark.shape(sizePx));
		renderer.setSeriesShapesFilled(0, mark != Mark.RING);
		renderer.setDrawOutlines(mark == Mark.RING);
		renderer.setSeriesStroke(0, new BasicStroke(1.6f));
		return add(x, y, colour, renderer);
	}

	/** Adds bars from zero to these heights, at 0, 1, 2, … */
	public Chart bars(final double[] heights, final Color colour, final float widthPx) {
		for (int x = 0; x < heights.length; x++) {
			final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
			renderer.setSeriesStroke(0, new BasicStroke(widthPx, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
			add(new double[] {x, x}, new double[] {0, heights[x]}, colour, renderer);
		}
		return this;
	}

	/** Adds a dot at the estimate and a vertical bar over its interval. */
	public Chart interval(final double x, final Interval y, final Color colour, final Mark mark) {
		line(new double[] {x, x}, new double[] {y.low(), y.high()}, colour, 2.2);
		return points(new double[] {x}, new double[] {y.mean()}, colour, mark, 8);
	}

	/** Adds a dot at the estimate and a horizontal bar over its interval. */
	public Chart lying(final Interval x, final double y, final Color colour, final Mark mark) {
		line(new double[] {x.low(), x.high()}, new double[] {y, y}, colour, 2.2);
		return points(new double[] {x.mean()}, new double[] {y}, colour, mark, 8);
	}

	private Chart add(final double[] x, final double[] y, final Color colour, final XYLineAndShapeRenderer renderer) {
		final DefaultXYDataset data = new DefaultXYDataset();
		data.addSeries(0, new double[][] {x, y});
		renderer.setSeriesPaint(0, colour);
		final int index = plot.getRenderer(0) == null ? 0 : plot.getDatasetCount();
		plot.setDataset(index, data);
		plot.setRenderer(index, renderer);
		return this;
	}

	/** Adds a horizontal line at this height, such as zero. */
	public Chart across(final double y, final Color colour, final double widthPx) {
		((NumberAxis) plot.getRangeAxis()).setAutoRangeIncludesZero(y == 0);
		plot.addRangeMarker(new ValueMarker(y, colour, new BasicStroke((float) widthPx)),
			Layer.BACKGROUND);
		return this;
	}

	/** Adds a vertical line at this place. */
	public Chart upright(final double x, final Color colour, final double widthPx) {
		plot.addDomainMarker(new ValueMarker(x, colour, new BasicStroke((float) widthPx)),
			Layer.BACKGROUND);
		return this;
	}

	/** Adds a colour and a shape with their meaning to the legend. */
	public Chart legend(final String label, final Color colour, final Mark mark) {
		final Color fill = mark == Mark.RING ? Color.WHITE : colour;
		legend.add(new LegendItem(label, null, null, null, mark.shape(8), fill, new BasicStroke(1.4f), colour));
		return this;
	}

	/** Turns the names at the horizontal axis by 90° if they have no room beside each other. */
	private void turnNames(final int widthPx) {
		if (plot.getDomainAxis() instanceof SymbolAxis axis) {
			final int longest = Stream.of(axis.getSymbols()).mapToInt(String::length).max().orElse(0);
			axis.setVerticalTickLabels((longest * LETTER_PX + GAP_PX) * axis.getSymbols().length > widthPx - MARGINS_PX);
		}
	}

	/** @param name unique among the page's figures: the ids inside the picture start with it */
	public Svg svg(final String name, final String alt, final int widthPx, final int heightPx) {
		turnNames(widthPx);
		plot.setFixedLegendItems(legend);
		return draw(plot, title, legend.getItemCount() > 0, name, alt, widthPx, heightPx);
	}

	/** Draws charts below each other over one horizontal axis, that of the last chart. */
	public static Svg stacked(final List<Chart> charts, final String name, final String alt, final int widthPx,
		final int heightPx)
	{
		final Chart last = charts.get(charts.size() - 1);
		final CombinedDomainXYPlot all = new CombinedDomainXYPlot(last.plot.getDomainAxis());
		all.setGap(6);
		all.setFixedLegendItems(charts.get(0).legend);
		charts.forEach(chart -> all.add(chart.plot));
		style(all);
		return draw(all, charts.get(0).title, charts.get(0).legend.getItemCount() > 0, name, alt, widthPx, heightPx);
	}

	private static Svg draw(final XYPlot plot, final String title, final boolean withLegend, final String name,
		final String alt, final int widthPx, final int heightPx)
	{
		if (!fontsWork()) {
			return new Svg(widthPx, 40, alt, "<text x=\"4\" y=\"24\" font-family=\"sans-serif\" font-size=\"12\">"
				+ "Not drawn: this machine has no fonts for Java (install fontconfig and any font).</text>\n");
		}
		final JFreeChart chart = new JFreeChart(null, TITLE, plot, false);
		chart.setBackgroundPaint(Color.WHITE);
		chart.setPadding(new RectangleInsets(4, 2, 4, 12));
		if (withLegend) {
			final LegendTitle box = new LegendTitle(plot);
			box.setItemFont(SMALL);
			box.setPosition(RectangleEdge.TOP);
			box.setHorizontalAlignment(HorizontalAlignment.LEFT);
			chart.addSubtitle(box);
		}
		if (!title.isEmpty()) {
			final TextTitle text = new TextTitle(title, TITLE);
			text.setHorizontalAlignment(HorizontalAlignment.LEFT);
			text.setPosition(RectangleEdge.TOP);
			chart.addSubtitle(0, text);
		}
		final SVGGraphics2D canvas = new SVGGraphics2D(widthPx, heightPx);
		canvas.setDefsKeyPrefix(Text.id(name) + "-");
		canvas.setGeomDoubleConverter(Text::plain);
		chart.draw(canvas, new Rectangle2D.Double(0, 0, widthPx, heightPx));
		final String element = canvas.getSVGElement();
		return new Svg(widthPx, heightPx, alt,
			element.substring(element.indexOf('>') + 1, element.lastIndexOf("</svg>")));
	}

	private static boolean fontsWork() {
		try {
			return LABEL.getLineMetrics("0", new FontRenderContext(null, true, true)).getHeight() > 0;
		} catch (final Error | RuntimeException e) {
			// what Java throws without fonts differs between its versions
			return false;
		}
	}
}
