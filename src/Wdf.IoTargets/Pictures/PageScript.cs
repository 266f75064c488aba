namespace Wdf.IoTargets;

/// <summary>What the page does under mouse and keyboard. Without it the page still shows everything.</summary>
internal static class PageScript
{
    public const string Text = """
        (() => {
          const svg = document.querySelector("svg");
          const rows = [...document.querySelectorAll(".story li[id]")];
          const steps = [...document.querySelectorAll(".e")];
          document.body.dataset.steps = String(steps.length);
          if (!svg) { return; }
          const tops = steps.map(e => Number(e.dataset.y));
          const cursor = document.getElementById("cursor");
          const line = document.getElementById("line");
          let shown = -1, kept = -1, only = null;

          const show = i => {
            if (i === shown) { return; }
            if (rows[shown]) { rows[shown].classList.remove("at"); }
            shown = i;
            if (!rows[i]) { return; }
            rows[i].classList.add("at");
            cursor.setAttribute("y", String(tops[i]));
            cursor.style.visibility = "visible";
            line.textContent = rows[i].textContent;
          };

          const at = event => {
            const box = svg.getBoundingClientRect();
            const y = (event.clientY - box.top) * svg.viewBox.baseVal.height / box.height;
            let low = 0, high = tops.length - 1;
            while (high - low > 0) {
              const middle = Math.ceil((low + high) / 2);
              if (tops[middle] > y) { high = middle - 1; } else { low = middle; }
            }
            return low;
          };

          const focus = journey => {
            only = only === journey ? null : journey;
            document.body.classList.toggle("only", only !== null);
            document.querySelectorAll("[data-j]").forEach(e => {
              const is = e.dataset.j === only;
              e.classList.toggle("kept", is);
              if (e.tagName.toLowerCase() === "button") { e.setAttribute("aria-pressed", String(is)); }
            });
          };

          const rowOf = event => event.target.closest ? event.target.closest(".story li[id]") : null;
          svg.addEventListener("pointermove", event => show(at(event)));
          document.addEventListener("pointerover", event => {
            const row = rowOf(event);
            if (row) { show(rows.indexOf(row)); }
          });
          document.querySelector("main").addEventListener("pointerleave", () => { if (kept !== -1) { show(kept); } });
          document.addEventListener("click", event => {
            const journey = event.target.closest(".bar, .chips button");
            if (journey) { focus(journey.dataset.j); }
            if (svg.contains(event.target) || rowOf(event)) {
              kept = rowOf(event) ? rows.indexOf(rowOf(event)) : at(event);
              show(kept);
            }
          });
          document.addEventListener("keydown", event => {
            const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (event.key === "Escape" && only !== null) { focus(only); }
            if (!by || event.ctrlKey || event.metaKey || event.altKey) { return; }
            event.preventDefault();
            let i = shown + by;
            while (only !== null && rows[i] && rows[i].dataset.j !== only) { i += by; }
            if (!rows[i]) { return; }
            kept = i;
            show(i);
            steps[i].scrollIntoView({ block: "nearest" });
          });
          if (location.hash.startsWith("#s")) { show(Number(location.hash.slice(2))); }
        })();
        """;
}
