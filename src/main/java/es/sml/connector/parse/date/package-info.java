/**
 * The reading of days and times, in a field or in a sentence.
 *
 * <p>The year of a vehicle is read in parse.value.
 *
 * <p>Start with {@link AppointmentReader}.
 */
package es.sml.connector.parse.date;
