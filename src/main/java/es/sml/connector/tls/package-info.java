/** Certificates: trusted ones, the connector's own, and reasons for rejections. */
package es.sml.connector.tls;
