package es.sml.connector.parse.request;

import com.google.re2j.Pattern;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.RequiredWords;
import es.sml.connector.parse.value.YesOrNo;
import java.util.Arrays;
import java.util.List;

/**
 * The requests of a customer for which SML has a task, with their words in answers and options of
 * forms.
 */
public enum RequestedTask {
  TEST_DRIVE(
      TaskType.DATE,
      "Prueba de conducción",
      "Prueba de conducción",
      "\\btest[ -]?(?:drive|driving|fahrt|rit)|\\bprob(?:ar|al[oa])|\\bprov(?:ar|are|arl[ao])\\b"
          + "|prueba (?:de (?:conduccion|manejo|coche|vehiculo)|dinamica)"
          + "|(?:solicit|pide|quiero|reserv|concert)\\w* (?:de )?(?:una |su |tu )?prueba"
          + "|prova (?:de conduccio|dinamica|su strada|del vehicle|del cotxe)"
          + "|(?:licit\\w*|vull|deman\\w*) (?:de )?(?:una )?prova|proba de condu"
          + "|(?:solicit|quero|pid)\\w* (?:de )?(?:unha )?proba\\b|gidatzeko|gidatze proba"
          + "|probatu|proba (?:eskatu|egin)|teste? de condu|\\bensaio|experimentar (?:o|a) "
          + "|probefahr|probezufahr|probe fahren|\\bessa(?:i|yer)\\b|proefri[jt]"
          + "|^\\W*(?:una |la )?(?:prueba|prova|proba|probe)\\W*$|\\bconducirl[oa]"
          + "|(?:giro|guida) di prova|(?:prenot|richie|vorrei)\\w* (?:di )?(?:una )?prova",
      null),
  APPOINTMENT(
      TaskType.DATE,
      "Cita",
      null,
      "\\bcita\\b|\\bvisita\\b|\\bvisitar|appointment|\\b(?:visit|view|viewing)\\b|\\bvisite\\b|\\bvisiter\\b"
          + "|\\bver(?:l[oa]| (?:el|este|un|o|y probar))\\b|\\bveure(?:|l|'l|-l[oa])\\b|besichtig"
          + "|(?:wunsch|besuchs|besichtigungs)?\\btermin(?:vereinbarung|anfrage|wunsch)?\\b"
          + "|wunschtermin|rendez[ -]?vous|\\brdv\\b|afspraak|bezichtig|langskomen"
          + "|appuntamento|\\bvedere\\b|hitzordu|bisita|\\bzita\\b|agendamento|\\bagendar\\b"
          + "|marca(?:r|cao de) (?:visita|hora)|besuchstermin|vorbeikomm|\\bpasarme\\b",
      null),
  /** Stars and points value a chat or a visit. */
  APPRAISAL(
      TaskType.APPRAISAL,
      "Tasación",
      null,
      "\\btasa(?:r|cion|is)|\\btase(?:n|mos)\\b|valora(?:r|cion) (?:de )?(?:mi|tu|su) |trade[ -]?in\\b"
          + "|part[ -]ex|inzahlung|in zahlung|\\breprise|\\bretoma|inruil|valuation|apprais"
          + "|\\btaxa(?:r|cio)|permuta|valuta(?:re|zione)|eintausch|avalia(?:r|cao)|tasazio"
          + "|taxatie|taxeren|estim(?:er|ation de) (?:ma|mon|votre)|part\\w* d[eo]l? pag"
          + "|entregar (?:mi|el meu|o meu)|fahrzeugbewertung|fahrzeugankauf",
      "[★☆⭐]|^\\d{1,2}(?:[.,]\\d)?\\s*(?:$|/|de \\d|von \\d|out of|sur \\d|su \\d)|\\bestrell|\\bstars?\\b|\\bsterne\\b|[ée]toiles?|\\bstelle\\b|\\bestrelas?\\b"),
  FINANCING(
      TaskType.FINANCING,
      "Financiación",
      null,
      "financ|finanz|simulaci|simulation|simulazi|finantz|finansow|kredyt|\\braty\\b|ratal|leasing|renting|\\blease\\b|\\ba (?:plazos|prazos|terminis|rate)\\b"
          + "|cuota mensual|en cuotas|mensualit|ratenzahl|ratenkauf|rat[ae] mensil|rateizz"
          + "|prestacoes|mensalidades|afbetaling|maandbedrag|\\blld\\b|\\bloa\\b|\\bpcp\\b"
          + "|hire purchase|on credit|car loan|a credito|autokredit|\\bprestamo\\b|maandelijks",
      "contado|efectivo|\\bcash|comptant|barzahl|contanti|transferencia|^ind[eé]cis|^undecided|^unentschl"),
  /** The amount that a customer can spend is no request. */
  BUDGET(
      TaskType.BUDGET,
      "Presupuesto",
      null,
      "presupuest|pressupost|orcament|orzament|presuposto|aurrekontu|preventiv[oi]\\b|\\bdevis\\b"
          + "|\\bofferte(?:aanvraag)?\\b|precio final|mejor precio|preu final|prezo final"
          + "|best price|meilleur prix|miglior prezzo|beste prijs|\\bquot(?:e|ation)|angebot"
          + "|(?:solicit|licit|pide|pido|quiero|recib|env)\\w* (?:de |d |d')?(?:una |un |tu |su )?oferta"
          + "|richie\\w+ (?:di |d')?(?:una |un')?offerta|oferta (?:personal|economic)|cotizacion"
          + "|^\\W*(?:una? |uma |une |ein |un'|l'|recibir |quero |quiero )?(?:oferta|propo?st?a|propuesta"
          + "|offre|offer|offerta)(?:\\W*$| (?:con|com|amb|avec|mit|with|de precio|de prix|por|comercial)\\b)"
          + "|cotacao|(?:pedido de|solicit\\w* de|quero) (?:uma )?proposta|kostenvoranschlag|prijsopgave",
      "\\d"),
  /** A period belongs to the advertised vehicle. */
  WARRANTY(
      TaskType.WARRANTY,
      "Garantía",
      null,
      "garanti|garanzi|warranty|bermea|gewahrleistung",
      "^\\d+\\s*\\pL*\\.?$"),
  /** A number names a reservation that exists. */
  RESERVATION(
      TaskType.OTHER,
      "Reserva",
      "Reserva",
      "\\breserv(?:a|e|ier)|erreserb|\\bsenal\\b|prenota(?:re|zione) (?:l|il|la|del|dell)\\b",
      "^[\\d/-]+$");

  private static final Pattern CALL =
      Pattern.compile(
          "(?i)ll[aá]m|call|anruf|r[uü]ckruf|rappel|terugbel|\\btruc|\\bchama[rd]|richiam");

  /** "no me llamen", "don't call me", "nicht anrufen". */
  private static final Pattern NO_CALL =
      Pattern.compile(
          "(?i)\\b(?:no|ni|sin|non|n[aã]o|not|don['’]?t|never|nicht|niet|ez)\\s+(?:me\\s+|nos\\s+|em\\s+|please\\s+)?"
              + "(?:ll[aá]m|call|anruf|r[uü]ckruf|rappel|terugbel|truc|truqu|chama[rd]|richiam)");

  private final TaskType type;
  private final String label;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // RE2/J's patterns are immutable
  private final Pattern words;

  /** Searched first, because most texts have none of them. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final RequiredWords required;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Pattern noRequest;

  RequestedTask(TaskType type, String label, String description, String words, String noRequest) {
    this.type = type;
    this.label = label;
    this.description = description;
    this.words = Pattern.compile("(?i)" + words);
    this.required = RequiredWords.of(words);
    this.noRequest = noRequest == null ? null : Pattern.compile("(?i)" + noRequest);
  }

  public TaskType type() {
    return type;
  }

  /** Returns the label of a note about it. */
  public String label() {
    return label;
  }

  /** Returns the description of its task; null if the type says it all. */
  public String description() {
    return description;
  }

  /** Returns whether words under this request's label are only information. */
  public boolean isOnlyNote(String written) {
    return noRequest != null && noRequest.matcher(written.strip()).find();
  }

  /** Returns the requests in a text; none if it begins with a negation. */
  public static List<RequestedTask> in(String text) {
    if (YesOrNo.of(text) == YesOrNo.NO) {
      return List.of();
    }
    String plain = Letters.plain(text);
    List<RequestedTask> named = Arrays.stream(values()).filter(task -> task.isIn(plain)).toList();
    // "Reserva de cita" books a date, not a vehicle.
    return named.stream().noneMatch(task -> task.type == TaskType.DATE)
        ? named
        : named.stream().filter(task -> task != RESERVATION).toList();
  }

  /** Returns whether the text has at least so many requests. */
  public static boolean areIn(String text, int fewest) {
    String plain = Letters.plain(text);
    long most = Arrays.stream(values()).filter(task -> task.required.mayBeIn(plain)).count();
    return most >= fewest && in(text).size() >= fewest;
  }

  private boolean isIn(String plain) {
    return required.mayBeIn(plain) && words.matcher(plain).find();
  }

  /** Returns whether the text asks for a call. */
  public static boolean asksForCall(String text) {
    return YesOrNo.of(text) != YesOrNo.NO
        && CALL.matcher(text).find()
        && !NO_CALL.matcher(text).find();
  }
}
