package es.sml.connector.parse.car.detail;

/**
 * A car that a text names.
 *
 * @param car make and model of the list
 * @param name as written, with the version that follows: "kia Sportage 1.6 T-GDi"
 * @param fullName the name with its make in front, unless several makes have that model
 * @param place of the name in the text
 * @param sure false for a name that may also mean something else, and for a make alone
 * @param facts year, price and other facts that stand with the name
 */
public record CarMention(
    Car car, String name, String fullName, Place place, boolean sure, CarFacts facts) {

  /**
   * A make and model as in the list of cars.
   *
   * @param make such as "Kia"
   * @param model such as "Sportage"; null if the text names only a make
   */
  public record Car(String make, String model) {}

  /**
   * A place in a text.
   *
   * @param start of the first character
   * @param end after the last character
   */
  public record Place(int start, int end) {}

  /** Returns the make as in the list of cars. */
  public String make() {
    return car.make();
  }

  /** Returns the model as in the list of cars; null if the text names only a make. */
  public String model() {
    return car.model();
  }

  /** Returns the place of the name's first character. */
  public int start() {
    return place.start();
  }

  /** Returns the place after the name's last character. */
  public int end() {
    return place.end();
  }
}
