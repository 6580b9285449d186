/**
 * The shipped routes and steps of a lead's way in virtual time: every crash of a small world, and
 * many random worlds. The same seed gives the same world.
 */
package es.sml.connector.simulation;
