/**
 * The senders with rules of their own: Google, HubSpot, Jotform, LinkedIn, Meta, TikTok and Wix.
 *
 * <p>The retrieval of Meta's leads by the Graph API belongs to door.fetch.
 *
 * <p>Start with {@link GoogleSender}.
 */
package es.sml.connector.door.sender.platform;
