package es.sml.connector.config;

import java.util.List;

/**
 * The keys of one block of a configuration file.
 *
 * @param path names that lead to the block; empty at the top
 * @param type record that the block is bound to
 * @param text description of the block
 */
public record KeyLevel(String path, Class<?> type, String text, List<Key> keys) {}
