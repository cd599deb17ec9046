/** Finds somata, trunks and tufts in the movie of one plane of one session. */
package org.apical.segment;
