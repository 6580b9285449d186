package es.sml.connector.parse.question;

import com.google.re2j.Pattern;
import es.sml.connector.parse.contact.Media;
import es.sml.connector.parse.date.AppointmentReader;
import es.sml.connector.parse.date.CalendarWords;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.json.JsonKey;
import es.sml.connector.parse.request.RequestedTask;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.RequiredWords;
import es.sml.connector.parse.text.Words;
import es.sml.connector.parse.value.YesOrNo;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the field of a form question if the words of its answer prove that it means the field. */
public final class AnsweredQuestion {
  private static final int LONGEST = 100;
  private static final Pattern CONTACT =
      Pattern.compile(
          "\\b(?:contact|comuni|whatsapp|llam(?:ar|e|ada)|truc(?:ar|ada)|cham(?:ar|ada)|kontakt"
              + "|skontakt|confirm|benader|reach (?:you|them|him|her)|joindre|contatt|contatar|bereik|harreman|ri?contatt|richiam|avis(?:am|em)"
              + "|respond|respost|respuesta|contest|antwoord|repondre|antworten|melden|get back|hablemos|hablamos|hablar|parl(?:em|ar)"
              + "|sprechen|escrib|scriv|schreiben|canal|canale|kanal|kanaal|channel)");

  /** "How did you find us? WhatsApp": the way that the customer came. */
  private static final Pattern ORIGIN =
      Pattern.compile(
          "conoc|conegut|entrada|origen|origin|hear|found|source|fuente|campan|connu|erfahren|trovat"
              + "|conhec|gevonden|type\\b|tipo\\b");

  private static final Pattern PAYMENT =
      Pattern.compile(
          "\\b(?:pag[aou]\\w*|pay|paying|payment|zahl\\w*|bezahl\\w*|paiement|payer\\w*|reglement"
              + "|regler|betal\\w*|betaalwijze|betaalmethode|ordain\\w*|compra\\w*|modalidad|modalitat"
              + "|modalite|modalita|finanzierungsart|erwerbsart|bezugsart|beschaffungsart|finansowani\\w*|abonar\\w*|kaufart|aankoop|acquist\\w*"
              + "|adquisicion|adquirir\\w*|zakup\\w*|platnosc\\w*)\\b");

  private static final RequiredWords OF_CONTACT = RequiredWords.of(CONTACT.pattern());
  private static final RequiredWords OF_PAYMENT = RequiredWords.of(PAYMENT.pattern());

  private static final Set<String> WHEN =
      Set.copyOf(
          Letters.words(
              "cuando dia fecha hora when day date time quan data wann tag quand jour quando giorno"
                  + " wanneer dag noiz egun cando"));

  /** Words of "when does it suit you?" */
  private static final Set<String> SUITS =
      Set.copyOf(
          Letters.words(
              "bien mejor be ben millor mellor bem melhor mieux meglio besser beter suits suit best convient passt prefieres prefiere prefereixes"
                  + " preferes prefere prefers prefer preferred conviene comodo preferisci schikt"
                  + " uitkomt ondo jeito arrange zeit"));

  private static final Set<String> VISIT =
      Set.copyOf(
          Letters.words(
              "vienes viene venir vendras vendra visitarnos visitas visita visitar pasas pasarte"
                  + " pasar acercas acercarte come visit vens vindras kommen besuchen besuch venez"
                  + " viendrez passer visiter vieni venire viene visitarci vem visitar langskomen"
                  + " komt bezoeken etorri vir"));

  private AnsweredQuestion() {}

  /** Returns the field; empty in case of doubt. */
  public static Optional<LeadField> field(String question, String answer) {
    Optional<LeadField> vehicle = VehicleQuestion.field(question, answer);
    if (vehicle.isPresent() || question.length() > LONGEST || answer.length() > LONGEST) {
      return vehicle;
    }
    String plain = words(question);
    if (OF_CONTACT.mayBeIn(plain)
        && !ORIGIN.matcher(plain).find()
        && CONTACT.matcher(plain).find()
        && Media.in(answer).isPresent()) {
      return Optional.of(LeadField.CONTACT_PREFERENCE);
    }
    Optional<LeadField> how = bareHow(question, answer);
    if (how.isPresent()) {
      return how;
    }
    if (BareQuestion.isTelephone(question, answer)) {
      return Optional.of(LeadField.PHONE);
    }
    if (OF_PAYMENT.mayBeIn(plain)
        && PAYMENT.matcher(plain).find()
        && RequestedTask.in(answer).contains(RequestedTask.FINANCING)) {
      return Optional.of(LeadField.FINANCING);
    }
    Optional<LeadField> request = AnsweredObject.field(question, answer);
    if (request.isPresent()) {
      return request;
    }
    return appointment(plain, answer)
        .or(
            () ->
                RequestQuestion.isIn(question) && !RequestedTask.in(answer).isEmpty()
                    ? Optional.of(LeadField.REQUEST)
                    : Optional.empty());
  }

  /** Returns the preference that follows the question for a contact: "¿Cómo? Por WhatsApp". */
  public static Optional<LeadField> bareHow(String question, String answer) {
    return BareQuestion.asksHow(question)
            && Media.in(answer).filter(media -> media.isAllOf(answer)).isPresent()
        ? Optional.of(LeadField.CONTACT_PREFERENCE)
        : Optional.empty();
  }

  // "lead.preferredContactPoint" names its field in the last part, without spaces.
  private static String words(String question) {
    return question.indexOf(' ') < 0
        ? JsonKey.of(question.substring(question.lastIndexOf('.') + 1)).joined()
        : Letters.plain(question);
  }

  private static Optional<LeadField> appointment(String question, String answer) {
    List<String> words = Words.of(question).list();
    boolean visit = words.stream().anyMatch(WHEN::contains) && speaksOfVisit(words);
    if (visit && YesOrNo.of(answer) == YesOrNo.WORDS) {
      return Optional.of(LeadField.APPOINTMENT);
    }
    if (words.stream().anyMatch(WHEN::contains)
        && YesOrNo.of(answer) == YesOrNo.WORDS
        && RequestedTask.in(question).contains(RequestedTask.TEST_DRIVE)) {
      return Optional.of(LeadField.TEST_DRIVE);
    }
    boolean weekday =
        Words.of(answer).list().stream().anyMatch(word -> CalendarWords.day(word).isPresent());
    if (!weekday && answer.chars().noneMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty(); // no day; the patterns of requests take long
    }
    boolean dated =
        weekday
            || AppointmentReader.moment(answer).isPresent()
            || AppointmentReader.day(answer).isPresent();
    if (!dated || RequestedTask.asksForCall(question)) {
      return Optional.empty();
    }
    if (words.stream().anyMatch(WHEN::contains) && words.stream().anyMatch(SUITS::contains)) {
      return Optional.of(LeadField.APPOINTMENT);
    }
    List<RequestedTask> requests = RequestedTask.in(question);
    if (requests.contains(RequestedTask.TEST_DRIVE)) {
      return Optional.of(LeadField.TEST_DRIVE);
    }
    return requests.contains(RequestedTask.APPOINTMENT)
        ? Optional.of(LeadField.APPOINTMENT)
        : Optional.empty();
  }

  // "¿A qué hora te viene mejor?" may be the time of a call.
  private static boolean speaksOfVisit(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      boolean suits = i + 1 < words.size() && SUITS.contains(words.get(i + 1));
      if (VISIT.contains(words.get(i)) && !suits) {
        return true;
      }
    }
    return false;
  }
}
