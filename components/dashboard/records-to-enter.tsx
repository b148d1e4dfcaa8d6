import { type RecordView, SendingRecord } from './sending-record';

/** The records of a domain, each with what was found. */
export const RecordsToEnter = ({ domain, records }: { domain: string; records: RecordView[] }) => (
  <section aria-labelledby="records" className="mt-10">
    <h2 id="records" className="font-semibold">
      Records to enter
    </h2>
    <p className="mt-1 max-w-2xl text-sm leading-relaxed text-muted">
      Enter these where the DNS of {domain} is kept. Many DNS hosts add the domain to a name by themselves; then enter only what
      stands before it.
    </p>
    <ul className="mt-4 flex flex-col gap-4">
      {records.map((record) => (
        <SendingRecord key={`${record.type} ${record.host} ${record.value}`} record={record} />
      ))}
    </ul>
  </section>
);
