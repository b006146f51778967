// Names and values on paper, one under the other.
interface PrintRowsProps {
  rows: readonly (readonly [name: string, value: string])[]
}

export function PrintRows({ rows }: PrintRowsProps) {
  return (
    <table>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
