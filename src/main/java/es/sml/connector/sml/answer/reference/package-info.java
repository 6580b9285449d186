/**
 * Records of SML's reference lists: dealers, sources, origins, fuels, places and users.
 *
 * <p>The code that reads and caches these lists is in sml.reference.
 *
 * <p>Start with {@link Concessionaire}.
 */
package es.sml.connector.sml.answer.reference;
