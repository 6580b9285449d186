/**
 * The SML test environment: an HTTP server that answers as SML does.
 *
 * <p>Where the manual is silent it does as Django REST Framework does. Readings worth knowing:
 * leads and clients are listed newest first, everything else by id; a page has 20 entries unless
 * asked otherwise; a path without its last slash is a 404; only JSON bodies are taken; logout has
 * no body; a lead that leaves the status {@code end} loses its finish date and its result; a list
 * that changes a lead becomes the lead's list, so that entries it leaves out are deleted; an entry
 * of a lead's history has fields of our own naming; a client without phone cannot be called.
 *
 * <p>A request goes {@code ApiPaths} → {@code RequestFlow} (faults, token) → one of the classes
 * {@code …Operations} → {@code Page} or {@code LeadJson} → {@code AnswerSender}.
 */
package es.sml.connector.sandbox;
