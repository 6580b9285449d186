package es.sml.connector.parse.request;

import es.sml.connector.parse.car.CarMention;
import java.util.List;
import java.util.Set;

/**
 * The meaning of a customer's text.
 *
 * @param wishes the requests in it
 * @param wanted the cars that the customer asks about, in their order
 * @param own the customer's own cars, in their order
 * @param speaksOfVehicle true if a word means any vehicle, such as "coche"
 */
public record Said(
    Set<Wish> wishes, List<CarMention> wanted, List<CarMention> own, boolean speaksOfVehicle) {}
