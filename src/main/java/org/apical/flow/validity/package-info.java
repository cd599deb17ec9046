/**
 * How often the tests are right in simulated studies: the entry points are
 * {@link org.apical.flow.validity.Validity} and {@link org.apical.flow.validity.Demo}.
 */
package org.apical.flow.validity;
