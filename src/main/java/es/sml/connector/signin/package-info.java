/** How a mailbox is signed in to: with a password, or with an OAuth 2 access token. */
package es.sml.connector.signin;
