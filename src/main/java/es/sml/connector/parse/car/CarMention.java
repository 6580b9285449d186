package es.sml.connector.parse.car;

/**
 * A car that a text names.
 *
 * @param make as in the list of cars, such as "Kia"
 * @param model as in the list of cars; null if the text names only a make
 * @param name as written, with the version that follows: "kia Sportage 1.6 T-GDi"
 * @param start place of the name's first character in the text
 * @param end place after the name's last character
 * @param sure false for a name that is also a common word and stands without its make
 */
public record CarMention(
    String make, String model, String name, int start, int end, boolean sure) {}
