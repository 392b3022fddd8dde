import { inWords } from "../record/naming.js";
import { forecastOf } from "../record/rounds.js";
import { Table } from "./record.table.js";
import type { Part } from "./record.types.js";

/** Days shown; what comes back after the last of them is told in a line. */
const SHOWN = 7;

/** What Review brings back, and when. */
export function Forecast({ record, address }: Part) {
  const forecast = forecastOf(record.events, new Date());
  const review = address("book/review.html");
  if (forecast.length === 0) return null;
  const later = forecast.slice(SHOWN).reduce((all, { count }) => all + count, 0);
  return (
    <section data-part="forecast">
      <h2>What comes back</h2>
      <p>
        Questions you have answered come back, so that they stay.{" "}
        {review && <a href={review}>Go to Review</a>}
      </p>
      <Table
        name="Review, by day"
        heads={["Day", "Questions"]}
        rows={forecast
          .slice(0, SHOWN)
          .map(({ day, count }) => [inWords(`${day}T12:00`), String(count)])}
      />
      {later > 0 && <p class="hm-meta">And {later} later.</p>}
    </section>
  );
}
