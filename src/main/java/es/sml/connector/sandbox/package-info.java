/**
 * The sandbox: an HTTP server that responds as SML does.
 *
 * <p>If the manual states nothing, it behaves as Django REST Framework. Leads and clients are
 * listed newest first, everything else by id. A page has 20 entries by default. A path without its
 * last slash is a 404. Only JSON bodies are accepted, and logout has no body. A lead that leaves
 * the status {@code end} loses its finish date and its result. A list in a change replaces the
 * lead's list, so that omitted entries are deleted. The fields of a history entry have names of our
 * own. A client without phone cannot be called.
 *
 * <p>A request goes {@code ApiPaths} → {@code RequestFlow} (faults, token) → one of the classes
 * {@code …Operations} → {@code Page} or {@code LeadJson} → {@code AnswerSender}.
 */
package es.sml.connector.sandbox;
