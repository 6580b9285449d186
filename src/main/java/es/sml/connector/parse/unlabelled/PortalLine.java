package es.sml.connector.parse.unlabelled;

import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import java.util.List;
import java.util.Set;

/** Recognises lines that no customer writes: buttons and advice of a portal, and consents. */
final class PortalLine {
  private static final int LONGEST_BUTTON = 45;
  private static final int MOST_WORDS = 5;
  private static final int BEGINNING = 20;
  private static final int LONGEST_ADVICE = 200;
  private static final int FIRST_OF_ADVICE = 2;

  /** The first words of buttons: "View this car", "Responder al cliente". */
  private static final Set<String> FIRST =
      Letters.wordSet(
          "ver veure ve voir see view show vedi vedere visualizar visualizza visualiser consultar"
              + " consulter abrir obrir open ouvrir apri abra ir acceder gestionar manage gerer"
              + " responder respondre repondre respond reply rispondi contestar contesta antworten"
              + " reageer bekijk bel beantwoord llamar llama trucar call appeler chiama ligar ikusi"
              + " contactar contact contacter contatta contata enviar send envoyer mostrar mostra"
              + " descargar download telecharger ikus erantzun acceda accede click haz pulsa");

  /** The last words of buttons: "Inserat ansehen", "Advertentie bekijken". */
  private static final Set<String> LAST =
      Letters.wordSet(
          "ansehen anzeigen beantworten offnen antworten anrufen kontaktieren bekijken openen"
              + " beantwoorden bellen ikusi erantzun");

  /** Words at the beginning of a consent, which may name a test drive or WhatsApp too. */
  private static final Set<String> CONSENTING =
      Letters.wordSet(
          "acepto accepto accepte aceito accetto acconsento autorizo autoritzo autorise consiento"
              + " consento agree accept akkoord einverstanden stimme onartzen");

  /** The first words of advice to a dealer: "Tip: offer the customer a test drive". */
  private static final Set<String> ADVISING =
      Letters.wordSet(
          "recuerda recuerde consejo tip tipp tipps conseil consiglio dica consell ofrece ofrezca"
              + " offer bieten bietet propose proposez proponi ofereca contacta contacte contacte"
              + " contact kontaktieren contattare contatta contacter contactez contacteer llama llame"
              + " truca responde responda contesta invita invite laden remember rappelez ricorda neem"
              + " bel reageer sabias sabia did wussten saviez sapevi wist call appelez chiama rufen");

  private static final Set<String> CUSTOMERS =
      Letters.wordSet(
          "cliente clientes client clients customer customers kunde kunden kundin klant klanten"
              + " comprador compradores buyer buyers acheteur interessent interessenten interessado");

  private PortalLine() {}

  static boolean isIn(String line) {
    return (line.length() <= LONGEST_BUTTON && isButton(Words.of(line).list()))
        || (line.length() <= LONGEST_ADVICE && isAdvice(Words.of(line).list()))
        || isConsent(line);
  }

  private static boolean isAdvice(List<String> words) {
    return words.stream().limit(FIRST_OF_ADVICE).anyMatch(ADVISING::contains)
        && words.stream().anyMatch(CUSTOMERS::contains);
  }

  private static boolean isConsent(String line) {
    return Words.of(Letters.start(line, BEGINNING)).list().stream().anyMatch(CONSENTING::contains);
  }

  private static boolean isButton(List<String> words) {
    return words.size() > 1
        && words.size() <= MOST_WORDS
        && (FIRST.contains(words.get(0)) || LAST.contains(words.get(words.size() - 1)));
  }
}
