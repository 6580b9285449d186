/** Text helpers of the parser, for texts of any length. */
package es.sml.connector.parse.text;
