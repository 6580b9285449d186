package es.sml.connector.ops.view;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import es.sml.connector.ops.view.crm.CrmView;
import es.sml.connector.ops.view.pause.PauseView;
import java.util.List;
import java.util.Map;

/**
 * The status of a connector.
 *
 * @param queues empty if the broker does not respond, or for rights for some dealers
 * @param oldestWaiting null if no lead waits, or if none is known to wait
 * @param oldestKnown false if the ledger or the broker does not respond; an older lead may wait
 * @param pauses what operators paused, or plan to pause
 */
public record StatusView(
    String status,
    String at,
    String started,
    List<Problem> problems,
    List<AccountState> accounts,
    List<Mailbox> mailboxes,
    List<Channel> channels,
    List<CrmView> crms,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Queue> queues,
    Oldest oldestWaiting,
    boolean oldestKnown,
    Leads leads,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PauseView> pauses,
    List<SilentSource> silentSources) {

  /** Returns this status with the number of dead letters of some dealers. */
  public StatusView withDeadLetters(Long number) {
    return new StatusView(
        status,
        at,
        started,
        problems,
        accounts,
        mailboxes,
        channels,
        crms,
        queues,
        oldestWaiting,
        oldestKnown,
        leads.withDeadLetters(number),
        pauses,
        silentSources);
  }

  /** Returns false for a person with rights for some dealers: a queue has leads of others, too. */
  public boolean showsQueues() {
    return !queues.isEmpty()
        || problems.stream().anyMatch(problem -> problem.component().equals("broker"));
  }

  /**
   * A source that sends no leads, which is unusual for it.
   *
   * @param usualLeads leads that it usually sends in such a time
   */
  public record SilentSource(String dealer, String source, String since, long usualLeads) {}

  /**
   * A component that is not healthy.
   *
   * @param code the reason's code for programs; null if it has none
   * @param since the first check that found it so
   * @param runbook the section of the documentation that says what to do
   */
  public record Problem(
      String component, String status, String reason, String code, String since, String runbook) {}

  public record AccountState(
      String account,
      String environment,
      String state,
      String reason,
      String code,
      String since,
      String until,
      String lastSync,
      Long waiting) {}

  public record Mailbox(
      String mailbox,
      String dealer,
      String status,
      String state,
      String reason,
      String code,
      String lastPoll,
      Long lagSeconds,
      long stored) {

    /** Health ignores short failures, but a person should see them. A pause is no failure. */
    public boolean well() {
      return status.equals("UP")
          && (state.equals("PAUSED") || (reason == null && !state.equals("FAILING")));
    }
  }

  public record Channel(
      String channel,
      String dealer,
      String kind,
      String status,
      String reason,
      String code,
      boolean open,
      String url,
      String lastRequest,
      String lastStored,
      String lastRefusal,
      String lastRefusalReason,
      String lastRefusalCode,
      Requests requests) {}

  /** The requests of a channel, by outcome. */
  public record Requests(long stored, long held, long answered, long refused, long unavailable) {}

  /** The length of a queue; that of commands counts those on the queues of the accounts, too. */
  public record Queue(String queue, long depth, String oldest, Long oldestAgeSeconds) {}

  /**
   * The oldest lead whose state is not final.
   *
   * @param key null, like the dealer, while it waits on its queue
   */
  public record Oldest(
      String key, String account, String dealer, String received, long ageSeconds) {}

  /**
   * The numbers of leads; those of the ledger are null while it does not respond.
   *
   * @param lastHour by state, and all leads as "total"
   * @param hours the same for each hour, oldest first; empty while the ledger does not respond
   */
  public record Leads(
      Long unknown,
      Long parked,
      Long deadLetters,
      Long dismissed,
      Map<String, Long> lastHour,
      List<Hour> hours) {
    private Leads withDeadLetters(Long number) {
      return new Leads(unknown, parked, number, dismissed, lastHour, hours);
    }
  }

  public record Hour(String hour, @JsonAnyGetter @JsonAnySetter Map<String, Long> counts) {}
}
