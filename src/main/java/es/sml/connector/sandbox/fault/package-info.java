/**
 * The faults that a test can set for the stand-in for SML.
 *
 * <p>The faults of Meta's Graph API are in sandbox.graph.
 *
 * <p>Start with {@link FaultPlan}.
 */
package es.sml.connector.sandbox.fault;
