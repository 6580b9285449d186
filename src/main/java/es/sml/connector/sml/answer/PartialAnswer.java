package es.sml.connector.sml.answer;

/**
 * Record of some fields of an API record. A page of a list is read without the other fields, which
 * would only cost time and memory.
 */
public interface PartialAnswer extends Answer {}
