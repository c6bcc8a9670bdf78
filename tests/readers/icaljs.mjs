// Reads feeds with ical.js and prints what it understood.
// Standard input: a feed on each line, as a JSON string. Standard output: for each of them a line
// of JSON: its events, or why it cannot be read.

import { createInterface } from "node:readline";

const { default: ICAL } = await import(process.argv[2]);

const told = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString());

function understood(feed) {
  const calendar = new ICAL.Component(ICAL.parse(feed));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component, { exceptions: [] });
    return {
      uid: event.uid,
      start: told(event.startDate),
      end: told(event.endDate),
      summary: event.summary,
      status: component.getFirstPropertyValue("status"),
    };
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = understood(JSON.parse(line));
  } catch (error) {
    answer = { error: String(error) };
  }
  console.log(JSON.stringify(answer));
}
