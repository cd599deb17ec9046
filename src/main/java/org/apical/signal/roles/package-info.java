/**
 * The difference between P+ and P− neurons and its probabilities: the doors are
 * {@link org.apical.signal.roles.Contrasts} and {@link org.apical.signal.roles.RoleGroups}.
 */
package org.apical.signal.roles;
