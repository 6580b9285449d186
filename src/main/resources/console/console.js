// Comfort for those who have it; every page works without. Times go into the browser's own zone, whole lists are chosen
// at once.
(function () {
  "use strict";
  var page = document.documentElement;
  var zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

  function localTimes(root) {
    if (zone === page.dataset.zone) {
      return;
    }
    root.querySelectorAll("time[data-time]").forEach(function (element) {
      var at = new Date(element.dateTime);
      var clock = {hour: "2-digit", minute: "2-digit", second: "2-digit"};
      var day = {day: "numeric", month: "short", hour: "2-digit", minute: "2-digit"};
      element.textContent = at.toLocaleString(page.lang, element.dataset.time === "clock" ? clock : day);
    });
    root.querySelectorAll("[data-at]").forEach(function (element) {
      element.textContent = new Date(element.dataset.at).toLocaleString(page.lang, {hour: "2-digit", minute: "2-digit"});
    });
    root.querySelectorAll("[data-zone-name]").forEach(function (element) {
      element.textContent = zone;
    });
  }

  function choice(form) {
    var boxes = form.querySelectorAll("input[name=letter]");
    var chosen = form.querySelectorAll("input[name=letter]:checked").length;
    var all = form.querySelector("[data-all]");
    if (all) {
      all.checked = chosen > 0 && chosen === boxes.length;
      all.indeterminate = chosen > 0 && chosen < boxes.length;
    }
    form.querySelectorAll("[data-count]").forEach(function (element) {
      element.textContent = chosen > 0 ? " (" + chosen + ")" : "";
    });
  }

  document.querySelectorAll("form[data-choice]").forEach(function (form) {
    var all = form.querySelector("[data-all]");
    all.closest("[hidden]").hidden = false;
    form.addEventListener("change", function (event) {
      if (event.target === all) {
        form.querySelectorAll("input[name=letter]").forEach(function (box) {
          box.checked = all.checked;
        });
      }
      choice(form);
    });
    choice(form);
  });

  document.querySelectorAll("[data-focus]").forEach(function (element) {
    element.focus();
  });
  localTimes(document);
  document.addEventListener("htmx:afterSettle", function () {
    localTimes(document);
  });
})();
