/** Movement of the tissue within a session: the displacement of every frame, and its reliability. */
package org.apical.motion;
