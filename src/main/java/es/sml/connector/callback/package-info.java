/**
 * The basic types of the delivery of events: settings, properties, address rules and exceptions.
 *
 * <p>The delivery itself starts in callback.dispatch.
 *
 * <p>Start with {@link CallbackSettings}.
 */
package es.sml.connector.callback;
