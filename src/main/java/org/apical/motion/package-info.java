/** Movement of the tissue within a session: where the content of every frame went, and how well that is known. */
package org.apical.motion;
