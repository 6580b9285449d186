/** Value types of settings that the JDK has not; every package may use them. */
package es.sml.connector.setting;
