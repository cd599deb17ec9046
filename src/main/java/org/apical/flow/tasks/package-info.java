/**
 * Work on single files and folders, without a study: {@link org.apical.flow.tasks.SingleMovie},
 * {@link org.apical.flow.tasks.Tracking}, {@link org.apical.flow.tasks.ResultExport} and
 * {@link org.apical.flow.tasks.StudyImport}.
 */
package org.apical.flow.tasks;
