package org.apical.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.apical.Problems;
import org.apical.io.Json;
import org.apical.io.PairsCsv;
import org.apical.study.Kind;
import org.junit.jupiter.api.Test;

class ExampleTablesTest {

	@Test
	void x() throws Exception {
		for (String name : new String[] {"pairs-nothing", "pairs-opposing"}) {
		Path p = Path.of(getClass().getResource(name + ".csv").toURI());
		Problems problems = new Problems();
		PairTable t = PairsCsv.read(p, "x", problems);
		problems.throwIfAny();
		JsonNode e = Json.read(Path.of(getClass().getResource(name + ".expected.json").toURI()));
		WindowSample s = WindowSample.of(t, "", Kind.TUFT);
		System.out.println(e.get("moments_of_first_row"));
		for (int a = 0; a < 5; a++) System.out.print(s.animals().get(0).cells().get(0).moments().soma(a,0,0)[0] + " ");
		for (int a = 0; a < 3; a++) System.out.print(s.animals().get(0).cells().get(0).moments().dendrite(a,0,0)[0] + " ");
		System.out.println();
		for (Estimator est : Estimator.values()) {
			Modulations m = Modulations.of(s, est);
			System.out.println(est + " left out " + m.all().stream().filter(x -> !x.used()).count() + " sdr " + m.sdResidual() + " expected " + (e.has(est.label()) ? e.get(est.label()).get("left_out") : ""));
			for (int i = 0; i < 3; i++) System.out.println(m.all().get(i).modulation() + " " + m.all().get(i).se() + " " + e.get("neurons").get(i));
			double wm=0, ws=0;
			if (est==Estimator.REPLICATE_MOMENTS||est==Estimator.LEAVE_ONE_OUT) for (int i=0;i<m.all().size();i++) {
				JsonNode n=e.get("neurons").get(i); String k=est==Estimator.REPLICATE_MOMENTS?"modulation":"leave_one_out"; String kk=est==Estimator.REPLICATE_MOMENTS?"se":"leave_one_out_se";
				wm=Math.max(wm,Math.abs(m.all().get(i).modulation()-n.get(k).asDouble())); ws=Math.max(ws,Math.abs(m.all().get(i).se()/n.get(kk).asDouble()-1));
			}
			System.out.println("worst "+wm+" "+ws);
			System.out.println(m.all().stream().filter(x->!x.used()).map(x->x.animal()+x.neuron()+x.role()).toList());
		}
		}
	}
}
