/** Events and deconvolved activity of ΔF/F. The entry point is {@link org.apical.trace.events.Events}. */
package org.apical.trace.events;
