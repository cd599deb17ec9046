/**
 * Events and deconvolved activity of ΔF/F: the door is {@link org.apical.trace.events.Events}.
 */
package org.apical.trace.events;
