/**
 * The creation and removal of the routes of accounts and dealers from route templates.
 *
 * <p>The steps in these routes belong to runtime.step.
 *
 * <p>Start with {@link DealerRoutes}.
 */
package es.sml.connector.runtime.dealer;
