package es.sml.connector.parse;

import com.google.re2j.Pattern;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.RequiredWords;

/** The owner of the data below a heading in a mail: the customer, the trade-in or the dealer. */
enum Sections {
  CUSTOMER,
  TRADE_IN,
  DEALER;

  private static final int LONGEST_HEADING = 60;
  private static final Pattern TRADE_IN_HEADING =
      Pattern.compile(
          "\\b(?:tasa[cr]|a tasar|(?:su|tu|mi) (?:coche|vehiculo|auto)|(?:coche|vehiculo) (?:actual|usado|propio|del cliente|a entregar|de entrega|a cambio)"
              + "|entrega de (?:su |tu )?(?:coche|vehiculo)|parte de pago|inruil|trade-?in|part.?exchange|your (?:car|vehicle)|inzahlung|eintausch|ihr fahrzeug"
              + "|reprise|votre (?:vehicule|voiture)|permuta|retoma|usato)");
  private static final RequiredWords TRADE_IN_WORDS = RequiredWords.of(TRADE_IN_HEADING.pattern());
  private static final Pattern DEALER_HEADING =
      Pattern.compile(
          "^(?:datos (?:de la|del|de) )?(?:la |el )?(?:concesionario|concesion|concessionari|vendedor|anunciante|dealer|seller|tienda|empresa|delegacion|handler|verkaufer|vendeur|venditore)\\b");
  private static final Pattern CUSTOMER_HEADING =
      Pattern.compile(
          "\\b(?:cliente?|clienta|contacto?|comprador|interesado|interessent|solicitante|usuario|customer|kunde|klant|buyer|persona)"
              + "|\\b(?:vehiculo|coche|anuncio|fahrzeug|voertuig|inserat|annonce|ad|listing|mensaje|comentarios?|consulta|message|nachricht|bericht|datos)\\b");

  /** Returns whether words about a vehicle mean a trade-in. */
  static boolean speaksOfTradeIn(String words) {
    String plain = plain(words);
    return TRADE_IN_WORDS.mayBeIn(plain) && TRADE_IN_HEADING.matcher(plain).find();
  }

  /** Returns the section that a line without a value begins; null if the line is not a heading. */
  static Sections begunBy(String line) {
    boolean sentence = line.endsWith(".") || line.indexOf(',') >= 0;
    if (line.isEmpty() || line.length() > LONGEST_HEADING || sentence) {
      return null;
    }
    String plain = plain(line);
    if (plain.indexOf('?') >= 0) {
      return null;
    }
    if (TRADE_IN_HEADING.matcher(plain).find()) {
      return TRADE_IN;
    }
    if (DEALER_HEADING.matcher(plain).find()) {
      return DEALER;
    }
    return CUSTOMER_HEADING.matcher(plain).find() ? CUSTOMER : null;
  }

  private static String plain(String text) {
    return Letters.plain(text).strip();
  }
}
