/** The same field of view on different days: transforms between sessions' reference images. */
package org.apical.align;
