/**
 * The difference between P+ and P− neurons and its tests. Start with {@link org.apical.signal.roles.Contrasts} and
 * {@link org.apical.signal.roles.RoleGroups}.
 */
package org.apical.signal.roles;
