/**
 * The shipped routes and steps of a lead's way in virtual time: every crash of a small world, and
 * many worlds by chance, each of which its seed makes again.
 */
package es.sml.connector.simulation;
