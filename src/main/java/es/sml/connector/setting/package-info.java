/** Value types of settings that the JDK lacks, and private files; every package may use them. */
package es.sml.connector.setting;
