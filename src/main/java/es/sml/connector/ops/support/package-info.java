/**
 * The support bundle: what a person needs who helps from afar, without secrets and without
 * anybody's data.
 *
 * <p>A copy of the data is in runtime.backup.
 *
 * <p>Start with {@link SupportBundle}.
 */
package es.sml.connector.ops.support;
