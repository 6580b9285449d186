package es.sml.connector.parse.unlabelled;

import com.google.re2j.Pattern;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.RequiredWords;

/** The words that make a vehicle the customer's own: "su coche actual", "inruil". */
public final class TradeInWords {
  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(?:tasa[cr]|a tasar|valora[cr]|taxacio|avalia[cr]|estimation|bewertungsa|fahrzeugbewertung|autobewertung|valuation|appraisal|valutazion|taxatie|(?:su|tu|mi) (?:coche|vehiculo|auto)|(?:coche|vehiculo) (?:actual|usado|propio|del cliente|a entregar|de entrega|a cambio)"
              + "|entrega de (?:su |tu )?(?:coche|vehiculo)|parte de pago|inruil|trade-?in|part.?exchange|your (?:car|vehicle)|inzahlung|eintausch|ihr fahrzeug"
              + "|reprise|votre (?:vehicule|voiture)|permuta|retoma|usato)");
  private static final RequiredWords REQUIRED = RequiredWords.of(WORDS.pattern());

  private TradeInWords() {}

  /** Returns whether a text about a vehicle speaks of a trade-in. */
  public static boolean areIn(String text) {
    String plain = Letters.plain(text).strip();
    return REQUIRED.mayBeIn(plain) && WORDS.matcher(plain).find();
  }
}
