/**
 * Upgrades: this version on the data of earlier builds, which src/test/resources/upgrade keeps.
 *
 * <p>Start with {@link EarlierDataTest}.
 */
package es.sml.connector.upgrade;
