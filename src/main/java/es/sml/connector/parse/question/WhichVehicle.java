package es.sml.connector.parse.question;

import es.sml.connector.parse.date.AppointmentReader;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import es.sml.connector.parse.value.YesOrNo;
import java.util.List;
import java.util.Set;

/**
 * Recognises a form's question for the wanted vehicle that also says the reason, as "Which model do
 * you want to try?" and "Coche para la prueba".
 */
public final class WhichVehicle {
  private static final int LONGEST_QUESTION = 120;
  private static final int LONGEST_NAME = 80;
  private static final Set<String> NOUNS =
      Letters.wordSet(
          "coche coches vehiculo vehiculos modelo modelos model models auto car cars vehicle vehicles"
              + " cotxe voiture vehicule modele fahrzeug modell wagen veicolo modello macchina carro"
              + " viatura veiculo moto");
  private static final Set<String> WHICH =
      Letters.wordSet(
          "que cual which what quin quina quel quelle welches welchen welcher quale qual");
  private static final Set<String> WISHES =
      Letters.wordSet(
          "probar prueba conduccion ver visitar reservar reserva quieres quiere deseas desea deseado"
              + " gusta gustaria interesa interesado buscas busca prefieres elige comprar suit like"
              + " want prefer test try buy interested interest looking reserve vols provar interessa"
              + " voulez souhaitez essayer mochten probefahren interessiert probefahrt vuole provare"
              + " desidera quer experimentar");

  /** Words of a question about the customer's own vehicle, or about a time. */
  private static final Set<String> OTHERS =
      Letters.wordSet(
          "tienes tiene conduces entregas entregar entrega actual actualmente vendes vender cambio tasar tuyo"
              + " tu own have current currently sell trade today now avez haben possiedi tens cuando"
              + " when");

  /** Words that say whose vehicle it is, or that the customer gives it away. */
  private static final Set<String> OWN =
      Letters.wordSet(
          "tienes tiene tengo conduces conduce entregas entrega entregar actual actualmente vendes"
              + " vende vender tasar tasacion tuyo tu su propio own have current currently owned sell"
              + " trade tradein exchange avez actuel actuelle possede possedez reprise haben aktuell"
              + " aktuelles derzeit inzahlungnahme possiedi possiede attuale permuta usato tens teu"
              + " teva atual retoma huidige inruil inruilauto oraingo dejas deja dejar aportas aporta"
              + " traes trae cambias");

  /** Words of a question that asks what the customer needs: "What does your team need?" */
  private static final Set<String> NEEDS =
      Letters.wordSet(
          "necesita necesitas necesitan necesitais busca buscas buscan buscais ayudar ayudarte"
              + " ayudarle need needs help looking brauchen brauchst benotigen suchen besoin"
              + " recherchez cherchez serve cercate necessita precisa procura nodig zoekt");

  private WhichVehicle() {}

  /** Returns whether the answer may name a vehicle that the customer does not have yet. */
  public static boolean mayBeWanted(String question) {
    return !isOfOwn(question) || Words.of(question).list().stream().anyMatch(NEEDS::contains);
  }

  /** Returns the field of an answer: the wanted vehicle, if the question asks for it. */
  public static LeadField field(LeadField known, String question, String answer) {
    boolean open =
        known == null
            || known == LeadField.TEST_DRIVE
            || known == LeadField.RESERVATION
            || known == LeadField.APPOINTMENT;
    return open && isAsked(question) && isName(answer) ? LeadField.VEHICLE : known;
  }

  private static boolean isName(String answer) {
    return answer.length() <= LONGEST_NAME
        && YesOrNo.of(YesOrNo.beforeComma(answer)) == YesOrNo.WORDS
        && VehicleQuestion.isName(answer)
        && AppointmentReader.day(answer).isEmpty()
        && AppointmentReader.moment(answer).isEmpty();
  }

  /** Returns whether the question asks for the wanted vehicle. */
  public static boolean isAsked(String question) {
    if (question.length() > LONGEST_QUESTION) {
      return false;
    }
    List<String> words = Words.of(question).list();
    boolean begins = !words.isEmpty() && NOUNS.contains(words.get(0));
    return (begins || words.stream().anyMatch(WHICH::contains))
        && words.stream().anyMatch(NOUNS::contains)
        && words.stream().anyMatch(WISHES::contains)
        && words.stream().noneMatch(OTHERS::contains);
  }

  /** Returns whether the question asks for a vehicle that the customer has. */
  public static boolean isOfOwn(String question) {
    return question.length() <= LONGEST_QUESTION
        && Words.of(withoutState(question)).list().stream().anyMatch(OWN::contains);
  }

  // A program sends an item's "current" state, beside the previous one.
  private static String withoutState(String question) {
    return question.startsWith("current.") ? question.substring(question.indexOf('.')) : question;
  }
}
