/**
 * The formats of advertising platforms: Google Ads, Meta and LinkedIn.
 *
 * <p>WhatsApp messages are in parse.chat.
 *
 * <p>Start with {@link MetaLeadFormat}.
 */
package es.sml.connector.parse.ads;
