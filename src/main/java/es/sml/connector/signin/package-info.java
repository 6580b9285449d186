/** Sign-in to mailboxes with a password or an OAuth 2 access token. */
package es.sml.connector.signin;
