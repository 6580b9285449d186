/** From SML's leads to events for the CRM that a lead came from. */
package es.sml.connector.status;
