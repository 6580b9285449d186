/**
 * The basic types of the delivery of events: settings, properties, exceptions, and the rules for a
 * webhook's address.
 *
 * <p>The delivery itself starts in callback.dispatch.
 *
 * <p>Start with {@link CallbackSettings}.
 */
package es.sml.connector.callback;
