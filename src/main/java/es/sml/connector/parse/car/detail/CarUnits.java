package es.sml.connector.parse.car.detail;

import java.util.Set;

/** Units after a number that is not the name of a car. */
public final class CarUnits {
  static final Set<String> MONEY =
      Set.of("eur", "euro", "euros", "gbp", "usd", "pounds", "dollars", "chf");
  static final Set<String> DISTANCE =
      Set.of(
          "km",
          "kms",
          "kilometros",
          "kilometres",
          "kilometers",
          "kilometer",
          "quilometros",
          "quilometres",
          "chilometri",
          "miles",
          "millas",
          "mi",
          "mls",
          "mil");
  private static final Set<String> OTHER =
      Set.of(
          "mes",
          "meses",
          "mesos",
          "mois",
          "months",
          "month",
          "monate",
          "mesi",
          "ano",
          "anos",
          "anys",
          "ans",
          "years",
          "year",
          "jahre",
          "anni",
          "jaar",
          "dia",
          "dias",
          "dies",
          "jours",
          "days",
          "day",
          "tage",
          "giorni",
          "h",
          "hs",
          "hrs",
          "horas",
          "hores",
          "heures",
          "hours",
          "uhr",
          "am",
          "pm",
          "min",
          "minutos",
          "minutes",
          "minuten",
          "puertas",
          "portes",
          "doors",
          "door",
          "turer",
          "tueren",
          "turen",
          "porte",
          "deuren",
          "plazas",
          "plazos",
          "places",
          "seats",
          "seater",
          "sitze",
          "sitzer",
          "posti",
          "lugares",
          "pessoas",
          "personas",
          "personen",
          "persone",
          "gente",
          "kg",
          "kilos",
          "m",
          "m2",
          "cm",
          "mm",
          "l",
          "litros",
          "litres",
          "liter",
          "litri",
          "unidades",
          "coches",
          "cars",
          "vehiculos",
          "autos",
          "fotos",
          "veces",
          "por",
          "cuotas",
          "pagos",
          "clientes",
          "mg",
          "gb",
          "mb",
          "millones",
          "opciones",
          "modelos",
          "dels",
          "o",
          "semanas",
          "weeks",
          "wochen",
          "semaines",
          "settimane",
          "kw",
          "cv",
          "ps",
          "hp",
          "ch");

  private CarUnits() {}

  /** Returns whether the word after a number is a unit, so that the number is an amount. */
  static boolean isUnit(String plain, String written) {
    return MONEY.contains(plain) || DISTANCE.contains(plain) || isMoneySign(written);
  }

  /** Returns whether the word after a number says that it counts something. */
  public static boolean isCounted(String plain, String written) {
    return isUnit(plain, written) || OTHER.contains(plain) || written.startsWith("%");
  }

  static boolean isMoneySign(String written) {
    return !written.isEmpty() && "€£$".indexOf(written.charAt(0)) >= 0;
  }
}
