/** Files: movies, images, tables, arrays, ROI sets, study files, and the result folders of every stage. */
package org.apical.io;
