/**
 * What happens in animals, microscopes and laboratories beside the signal that is looked for: the entry point is
 * {@link org.apical.simulate.confounds.Confounds}.
 */
package org.apical.simulate.confounds;
